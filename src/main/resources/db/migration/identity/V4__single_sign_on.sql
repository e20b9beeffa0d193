alter table identity.account
    -- Who this is to the sign-in service; null for who never signed in there and for demonstration accounts.
    add column subject text unique,
    -- A program of a partner, not a person.
    add column machine boolean not null default false,
    -- When somebody was asked to sign in; who was not invited is nobody to the sign-in service.
    add column invited_at timestamptz,
    add column last_sign_in_at timestamptz;
