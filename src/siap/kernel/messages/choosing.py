"""Messages of the methods that rank, compare and survey."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "no-votes": {
        "id": "Belum ada suara untuk pasangan ini.",
        "en": "There are no votes for this pair.",
    },
    "same-pair": {
        "id": "“{value}” dibandingkan dengan dirinya sendiri.",
        "en": "“{value}” is compared with itself.",
    },
    "winner-not-in-pair": {
        "id": "Pemenang harus “{a}” atau “{b}”.",
        "en": "The winner must be “{a}” or “{b}”.",
    },
    "winner-against-votes": {
        "id": "Pemenang “{value}” tidak sesuai dengan jumlah suara.",
        "en": "The winner “{value}” does not agree with the votes.",
    },
    "duplicate-pair": {
        "id": "Pasangan “{a}” dan “{b}” dijawab lebih dari satu kali.",
        "en": "The pair “{a}” and “{b}” is answered more than once.",
    },
    "pair-needs-revote": {
        "id": "Pasangan ini seri dan harus dipilih ulang.",
        "en": "This pair is a draw and must be voted on again.",
    },
    "circle-needs-decision": {
        "id": (
            "Jawaban melingkar: {issues}. Mengulang tidak mengubahnya; fasilitator "
            "perlu meminta keputusan peserta."
        ),
        "en": (
            "The answers go round in a circle: {issues}. Repeating will not change it; "
            "the facilitator must ask the meeting to decide."
        ),
    },
    "no-weight": {
        "id": "Semua bobot nol. Beri bobot pada sedikitnya satu kriteria.",
        "en": "Every weight is nought. Give at least one criterion a weight.",
    },
    "target-against-direction": {
        "id": (
            "Arah “range” memerlukan target berpasangan [terendah, tertinggi]; arah "
            "lain memerlukan satu angka."
        ),
        "en": (
            "The direction “range” needs a pair [lowest, highest] as target; the "
            "others need one number."
        ),
    },
    "range-upside-down": {
        "id": "Batas bawah rentang lebih besar daripada batas atasnya.",
        "en": "The lower end of the range is above its upper end.",
    },
    "no-achievement": {
        "id": (
            "Persentase capaian “{id}” tidak bermakna karena target atau capaiannya "
            "nol atau negatif; indikator ini tidak ikut diurutkan."
        ),
        "en": (
            "A percentage of “{id}” has no meaning because its target or its value is "
            "nought or negative; it is left out of the order."
        ),
    },
    "convention-assumed": {
        "id": (
            "Cara menghitung capaian untuk indikator yang baik bila turun tidak "
            "disebut; dipakai “mirror”: (2T − R) ÷ T."
        ),
        "en": (
            "How to count achievement where lower is better was not declared; “mirror” "
            "was used: (2T − R) ÷ T."
        ),
    },
    "nought-decides": {
        "id": "Satu faktor “{id}” bernilai nol sehingga hasil kalinya nol.",
        "en": "One factor of “{id}” is nought, and so is its product.",
    },
    "cost-not-above-nought": {
        "id": "Nilai biaya harus di atas nol karena menjadi pembagi.",
        "en": "The score of cost must be above nought, for it divides.",
    },
    "not-yes-or-no": {
        "id": "Dalam penyaringan setiap kriteria diisi 1 (terpenuhi) atau 0 (tidak).",
        "en": "When screening, each criterion is 1 (met) or 0 (not met).",
    },
    "pearl-forbids": {
        "id": (
            "Satu unsur PEARL “{id}” bernilai 0 sehingga masalah ini tidak dapat "
            "ditangani dan nilainya nol."
        ),
        "en": (
            "One part of PEARL is 0 for “{id}”, so it cannot be dealt with and counts "
            "nought."
        ),
    },
    "weights-do-not-add-up": {
        "id": "Jumlah bobot {found}; seharusnya 1 (atau 100 bila dalam persen).",
        "en": (
            "The weights add up to {found}; they should add up to 1 (or 100 in percent)."
        ),
    },
    "sign-against-kind": {
        "id": (
            "Tanda nilai tidak sesuai dengan jenisnya: S dan O tidak negatif, W dan T "
            "tidak positif."
        ),
        "en": (
            "The sign does not agree with the kind: S and O are not negative, W and T "
            "not positive."
        ),
    },
    "either-of-two": {
        "id": "Isi tepat satu: {known}.",
        "en": "Give exactly one of: {known}.",
    },
    "rows-of-different-length": {
        "id": "Baris ini berisi {found} jawaban; seharusnya {wanted}.",
        "en": "This row has {found} answers; {wanted} are wanted.",
    },
    "element-unanswered": {
        "id": "Unsur “{id}” tidak dijawab seorang pun; indeks tidak dapat dihitung.",
        "en": "Nobody answered element “{id}”; there is no index.",
    },
    "no-regulation-weight": {
        "id": (
            "Aturan ini tidak menetapkan bobot untuk {count} unsur. Pakai weight_mode "
            "exact."
        ),
        "en": "This rule set has no weight for {count} elements. Use weight_mode exact.",
    },
    "unusual-element-count": {
        "id": "Ada {count} unsur, sedangkan aturan menyebut {wanted}.",
        "en": "There are {count} elements; the rule set names {wanted}.",
    },
    "weight-decides-class": {
        "id": "Pembulatan bobot menentukan kelas: dengan bobot {mode} kelasnya {other}.",
        "en": (
            "The rounding of the weight decides the class: with {mode} weights it is "
            "{other}."
        ),
    },
    "strata-against-population": {
        "id": "Jumlah strata {found} tidak sama dengan populasi {wanted}.",
        "en": "The strata add up to {found}, not to the population of {wanted}.",
    },
    "stratum-without-sample": {
        "id": "Strata “{id}” tidak mendapat satu pun responden.",
        "en": "Stratum “{id}” gets no respondent.",
    },
    "unknown-confidence": {
        "id": "Tingkat kepercayaan {value} tidak ada dalam tabel. Pilihannya: {known}.",
        "en": "The confidence {value} is not in the table. Choose one of: {known}.",
    },
    "no-answers-yet": {
        "id": "“{id}” belum punya jawaban.",
        "en": "“{id}” has no answers yet.",
    },
}
