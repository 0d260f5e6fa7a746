package com.mantisnxt.sync.account.signin;

import jakarta.servlet.http.HttpSession;

/** Ends a browser session and tells its open pages; whoever draws the pages knows how. */
public interface SessionEnd {

    void end(HttpSession session);
}
