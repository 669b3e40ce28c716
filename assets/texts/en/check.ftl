## Texts of `check`.
