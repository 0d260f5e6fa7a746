package com.mantisnxt.sync.base;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Keeps secrets out of structured logs, however they got into a message or a fault; named in application.yaml, where the
 * pattern of the readable logs does the same. A one-time link to set a password is there to be read.
 */
public final class SecretsHidden implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern SECRET =
            Pattern.compile("((?<!set-password/)mnx_|[Bb]earer |sync_console=|JSESSIONID=|password=)[^\\s;&\"']+");

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, SecretsHidden::hide));
    }

    static String hide(String text) {
        return SECRET.matcher(text).replaceAll("$1***");
    }
}
