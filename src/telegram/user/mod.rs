//! People's accounts: actions over MTProto by grammers-client.

mod answer;
