package com.mantisnxt.sync.account;

import com.mantisnxt.sync.base.InvalidInput;

/** A person to be made in the asking organisation. */
public record NewMember(String email, String displayName, Role role) {

    private static final int LONGEST = 255;

    public NewMember {
        email = email.strip();
        displayName = displayName.strip();
        if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > LONGEST) {
            throw new InvalidInput("invalid_email", "email", "That is not an e-mail address.");
        }
        if (displayName.isEmpty() || displayName.length() > LONGEST) {
            throw new InvalidInput("invalid_name", "displayName", "A name has 1 to " + LONGEST + " characters.");
        }
    }
}
