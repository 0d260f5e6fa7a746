package com.mantisnxt.sync.run;

/**
 * How far the records that did not come were asked for.
 *
 * @param after the last id that is settled; empty before the first
 * @param asked how many are settled
 * @param there how many of them the system has all the same
 * @param left how many are not asked for this time, and do not count as gone
 */
record Absence(String after, int asked, int there, int left) {

    static final Absence NONE = new Absence("", 0, 0, 0);

    Absence plus(String last, int more, int ofThemThere) {
        return new Absence(last, asked + more, there + ofThemThere, left);
    }

    Absence leaving(int rest) {
        return new Absence(after, asked, there, rest);
    }

    /** For the log. */
    String words() {
        String said = "asked for %,d records that did not come; still there: %,d".formatted(asked, there);
        return left == 0 ? said : said + "; left to the next sync: %,d".formatted(left);
    }
}
