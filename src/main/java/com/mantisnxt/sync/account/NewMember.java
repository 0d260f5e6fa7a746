package com.mantisnxt.sync.account;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.NameRule;

/** A person to be made in the asking organisation. */
public record NewMember(String email, String displayName, Role role) {

    private static final int LONGEST = 255;

    public NewMember {
        email = email.strip();
        if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > LONGEST || NameRule.hasControls(email)) {
            throw new InvalidInput("invalid_email", "email", "That is not an e-mail address.");
        }
        displayName = NameRule.checked("displayName", displayName, LONGEST);
    }
}
