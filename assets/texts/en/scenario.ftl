## Texts of `scenario`.
