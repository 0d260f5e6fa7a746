package com.mantisnxt.sync.base.ui;

/** Who sits in front of the shell; implemented by whoever knows sign-ins. */
public interface SignedInUser {

    String name();

    String organisation();

    boolean may(String right);

    void signOut();
}
