# Semua yang diperlukan: python3 (3.11 ke atas, dengan venv) dan make.
# Everything needed: python3 (3.11 or newer, with venv) and make.

PYTHON ?= python3
# Tambahan untuk perintah siap, misalnya: make demo ARGS="--port 8090"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo serve test lint bench lock clean runtime development

help: ## daftar perintah ini
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: runtime ## contoh lengkap: daerah rekaan dengan satu rencana jadi, lalu server web
	@.venv/bin/siap demo $(ARGS)

serve: runtime ## server web untuk data sendiri di folder data/
	@.venv/bin/siap serve $(ARGS)

test: ## semua pemeriksaan dan uji, seperti yang dijalankan sebelum perubahan diterima
	@PYTHON=$(PYTHON) bash .ci/run

lint: ## pemeriksaan cepat tanpa uji
	@PYTHON=$(PYTHON) bash .ci/run lock format lint layers types

bench: development ## angka kinerja
	@for file in benchmarks/*.py; do echo "==> $$file"; .venv/bin/python $$file $(ARGS) || exit 1; done

lock: development ## tulis ulang kunci versi paket dari pyproject.toml
	@.venv/bin/python tools/lock.py $(ARGS)

clean: ## buang lingkungan, singgahan, dan hasil; data/ tidak disentuh
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage* out
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

runtime:
	@$(PYTHON) tools/environment.py runtime

development:
	@$(PYTHON) tools/environment.py development
