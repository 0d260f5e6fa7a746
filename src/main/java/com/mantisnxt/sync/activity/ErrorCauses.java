package com.mantisnxt.sync.activity;

import java.util.List;

/**
 * @param causes the most frequent first
 * @param total how many causes there are
 * @param errors how many errors they account for
 */
public record ErrorCauses(List<ErrorCause> causes, long total, long errors) {}
