## Texts of `sandbox::world`: what is wrong with a world file. They stand after a colon.

world-json = it is not JSON (line { $line }, column { $column })
world-unknown = a world file has no field “{ $field }” (line { $line }, column { $column })
world-missing = the field “{ $field }” is missing (line { $line }, column { $column })
world-value = a value of the wrong kind (line { $line }, column { $column })
world-id = the id { $id } is given twice or does not fit its kind
world-username = the username @{ $username } is given twice, and on Telegram only one can have it
world-phone = two people have the phone { $phone }
world-contact = the person { $person } has { $contact } among the contacts, and the file has no such person
world-kind = the chat { $chat } has the type “{ $kind }”; there are group, supergroup and channel
world-member = the chat { $chat } names the person { $person }, and the file has no such person
world-message-chat = message { $number } names the chat { $chat }, and the file has no such chat
world-message-from = message { $number } names the sender { $from }, and the file has no such person
world-message-of-nobody = message { $number } names no sender (“from”)
world-message-date = message { $number } has the date “{ $date }”, which is neither Unix seconds nor ISO 8601 with a time zone
