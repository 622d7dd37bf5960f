"""The dashboard: a thin skin of Dash over the library, the view and the browser module in ``assets/``."""
