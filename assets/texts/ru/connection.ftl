## Тексты `connection`: названия, адреса и прокси подключений.
connection-name-empty = Введите название подключения.
connection-name-long = Название длиннее { $limit } символов: сократите его.
connection-name-unreadable = Уберите из названия пробелы по краям и непечатаемые символы.
connection-name-taken = Подключение с таким названием уже есть: выберите другое. Названия, которые отличаются только регистром и знаками, считаются одинаковыми.
connection-endpoint-url = Это не адрес сервера Bot API: введите адрес вида https://bots.example.com, без логина и пароля.
connection-endpoint-address = Это не адрес сервера Telegram: введите IP-адрес и порт, например 127.0.0.1:8443.
connection-proxy-host = Введите адрес прокси: имя или IP-адрес, без http:// и порта.
connection-proxy-port = Введите порт прокси: число от 1 до 65535.
connection-proxy-http-user = Подключения пользователей работают только через SOCKS5: выберите другой прокси.
