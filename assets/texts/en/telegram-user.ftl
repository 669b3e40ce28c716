## Texts of `telegram`: accounts of people.

telegram-user-reason-panic = the network library broke off
telegram-user-reason-server = something failed at Telegram
telegram-user-slow-mode = { $seconds ->
    [one] Slow mode is on in this group: the next message can be sent in { $seconds } second. Try again later.
   *[other] Slow mode is on in this group: the next message can be sent in { $seconds } seconds. Try again later.
}
telegram-user-answer-lost = Telegram carried out the request, but its answer was lost, so there is no result. Do not repeat the action: look at the chat.
telegram-user-endpoint-invalid = The user connection does not work: the api_id must be above zero and the data centre's number between 1 and 5. Make the connection anew.
telegram-user-action-unsupported = The action “{ $action }” is not carried out for users in this version. Nothing was sent.
telegram-user-peer-unknown = Nobody is at the address “{ $peer }”. Check the field “Dialog”.
telegram-user-message-id-range = There is no message with the id { $id }: an id is a whole number from 1 to 2147483647. Check the field with the message id.
telegram-user-signed-out = The account is no longer signed in. Sign in again in the connection.
