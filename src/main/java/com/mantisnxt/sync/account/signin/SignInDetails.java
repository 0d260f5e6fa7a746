package com.mantisnxt.sync.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in request brings beside name and password.
 *
 * @param code of the second factor; null in the first step
 * @param person who gave the right password before in this session
 */
record SignInDetails(
        String address, @Nullable String code, @Nullable HalfSignedIn person) {

    static final String PERSON = HalfSignedIn.class.getName();

    static SignInDetails of(HttpServletRequest request) {
        var session = request.getSession(false);
        var person = session == null ? null : (HalfSignedIn) session.getAttribute(PERSON);
        return new SignInDetails(request.getRemoteAddr(), request.getParameter("code"), person);
    }

    @Override
    public String toString() {
        return address;
    }
}
