package com.mantisnxt.sync.account;

import java.util.List;

/** Accounts that the sign-in page may show to anybody. Only a demo has some. */
public interface SignInHints {

    List<Hint> hints();

    /** A way to sign in, with what to type. */
    record Hint(String label, String email, String password) {}
}
