package com.mantisnxt.sync.connector;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a test of a connection saw.
 *
 * @param outcome {@code ok}, else the code of the refusal, such as {@code source_wrong_key}
 * @param reason in a sentence; empty when it went well
 * @param first the first records as they were mapped, three at most
 * @param unseen what of the first page could not be read, each in a sentence
 */
public record TestAnswer(
        String outcome, String reason, OptionalLong announced, List<SourceRecord> first, List<String> unseen) {

    public boolean isGood() {
        return outcome.equals("ok");
    }
}
