"""Reading tables that people hand in: CSV and XLSX, as rows with their numbers."""
