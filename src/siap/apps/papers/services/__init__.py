"""What may be done with papers: the one door for pages and commands."""

from siap.apps.papers.services.freezing import issue_paper, paper_file, void_paper
from siap.apps.papers.services.issuing import Issue, finish_paper, issue_document
from siap.apps.papers.services.office import (
    NewStyle,
    add_signatory,
    remove_signatory,
    save_style,
)
from siap.apps.papers.services.templates import (
    restore_default,
    upload_template,
    use_version,
)

__all__ = [
    "Issue",
    "NewStyle",
    "add_signatory",
    "finish_paper",
    "issue_document",
    "issue_paper",
    "paper_file",
    "remove_signatory",
    "restore_default",
    "save_style",
    "upload_template",
    "use_version",
    "void_paper",
]
