## Texts of `backend`.
