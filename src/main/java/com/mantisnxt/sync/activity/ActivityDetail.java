package com.mantisnxt.sync.activity;

import org.jspecify.annotations.Nullable;

/**
 * An event in full.
 *
 * @param row its texts are whole
 * @param details JSON
 */
public record ActivityDetail(ActivityRow row, @Nullable String details) {}
