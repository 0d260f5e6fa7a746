package com.mantisnxt.sync.tenant;

/** A security principal that knows on whose behalf it acts. */
public interface HasCaller {

    Caller caller();
}
