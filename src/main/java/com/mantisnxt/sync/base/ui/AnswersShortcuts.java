package com.mantisnxt.sync.base.ui;

/** A view that does something of its own on Escape and the like. */
public interface AnswersShortcuts {

    /** @param name as listed in frontend/shared/shortcuts.ts */
    void shortcut(String name);
}
