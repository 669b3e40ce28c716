## Texts of `backend`.

backend-comments = The file has comments; saving it drops them. What should stay belongs in the notes.
backend-secret = “{ $field }” holds a secret (a bot token or a session string). The file is open read-only: move the secret to a connection.
backend-secret-in-node = The field “{ $field }” of the node “{ $node }” holds a secret (a bot token or a session string). The file is open read-only: move the secret to a connection.
backend-sandbox-failed = The sandbox could not start. The system says: { $reason }
backend-sandbox-nobody = there is nobody in the sandbox
backend-panic = A fault of the program itself got in the way; nothing else is affected. Try again and, if it happens again, report it.
backend-world-invalid = The world of the sandbox cannot be read: { $reason }
backend-recipients-late = There is no list: Telegram did not answer within 30 seconds. Check the connection and open the list again.
backend-recipients-flood = { $seconds ->
    [one] Telegram asks to wait { $seconds } second. Open the list later.
   *[other] Telegram asks to wait { $seconds } seconds. Open the list later.
}
