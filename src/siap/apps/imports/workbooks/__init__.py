"""Workbooks: worksheets or a whole plan as one XLSX, filled off-line and read back."""
