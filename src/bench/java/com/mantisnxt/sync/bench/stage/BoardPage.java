package com.mantisnxt.sync.bench.stage;

import com.microsoft.playwright.Page;

/** Leads a real browser to the board. */
public final class BoardPage {

    private BoardPage() {}

    /** @param query of the board's address, with its question mark, or empty */
    public static void open(Page page, String url, Organisation organisation, String query) {
        signIn(page, url, organisation);
        page.navigate(url + "/" + query);
        awaitRows(page);
    }

    public static void signIn(Page page, String url, Organisation organisation) {
        page.navigate(url + "/login");
        fillIn(page, organisation);
        page.waitForURL(address -> !address.contains("login"));
        awaitRows(page);
    }

    /** Sends the sign-in form that is on screen. */
    public static void fillIn(Page page, Organisation organisation) {
        page.locator("input[name=username]").fill(organisation.email(0));
        page.locator("input[name=password]").fill(Organisation.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    public static void awaitRows(Page page) {
        page.waitForFunction("() => document.querySelector('sync-board')?.shadowRoot?.querySelector('.row')");
    }
}
