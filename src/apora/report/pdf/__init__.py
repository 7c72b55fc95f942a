"""The report as a tagged PDF, made from the page that was checked."""

from apora.report.pdf.compiled import report_pdf

__all__ = ["report_pdf"]
