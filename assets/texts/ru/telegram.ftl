## Texts of `telegram`.
