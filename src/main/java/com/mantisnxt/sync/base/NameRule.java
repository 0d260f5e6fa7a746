package com.mantisnxt.sync.base;

/** What people call things: one line of text, so that it can stand in a log, a subject and a list as it is. */
public final class NameRule {

    private NameRule() {}

    /**
     * @return the name without blanks around it
     * @throws InvalidInput when it is empty, too long or more than a line
     */
    public static String checked(String field, String name, int most) {
        String kept = name.strip();
        if (kept.isEmpty() || kept.length() > most) {
            throw new InvalidInput("invalid_name", field, "A name has 1 to " + most + " characters.");
        }
        if (hasControls(kept)) {
            throw new InvalidInput("invalid_name", field, "A name is one line of text.");
        }
        return kept;
    }

    public static boolean hasControls(String text) {
        return text.chars()
                .anyMatch(character -> Character.isISOControl(character)
                        || Character.getType(character) == Character.LINE_SEPARATOR
                        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR);
    }
}
