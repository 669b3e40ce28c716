## Texts of `sandbox`: what is wrong with a world file. They stand after a colon.

sandbox-world-json = it is not JSON (line { $line }, column { $column })
sandbox-world-unknown = a world file has no field “{ $field }” (line { $line }, column { $column })
sandbox-world-missing = the field “{ $field }” is missing (line { $line }, column { $column })
sandbox-world-value = a value of the wrong kind (line { $line }, column { $column })
sandbox-world-id = the id { $id } is given twice or does not fit its kind
sandbox-world-username = the username @{ $username } is given twice, and on Telegram only one can have it
sandbox-world-phone = two people have the phone { $phone }
sandbox-world-contact = the person { $person } has { $contact } among the contacts, and the file has no such person
sandbox-world-kind = the chat { $chat } has the type “{ $kind }”; there are group, supergroup and channel
sandbox-world-member = the chat { $chat } names the person { $person }, and the file has no such person
sandbox-world-message-chat = message { $number } names the chat { $chat }, and the file has no such chat
sandbox-world-message-from = message { $number } names the sender { $from }, and the file has no such person
sandbox-world-message-of-nobody = message { $number } names no sender (“from”)
sandbox-world-message-date = message { $number } has the date “{ $date }”, which is neither Unix seconds nor ISO 8601 with a time zone
