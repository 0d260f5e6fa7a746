package com.mantisnxt.sync.base.ui;

/**
 * A feature's place in the side navigation; each feature with a screen offers one as a bean.
 *
 * @param path route, empty for the start page
 * @param titleKey translation key
 * @param icon a name of frontend/shared/sc-icon.ts
 * @param right name of the right that one needs to see it
 */
public record NavEntry(String path, String titleKey, String icon, int order, String right) {}
