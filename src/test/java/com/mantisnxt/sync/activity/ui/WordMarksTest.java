package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.ui.WordMarks.Mark;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordMarksTest {

    @Test
    void wordsAreMarkedWhereverAndHoweverTheyAreWritten() {
        assertThat(marks("Rate limit, rate LIMIT", "rate limit")).containsExactly(new Mark(0, 10), new Mark(12, 22));
        assertThat(marks("Ошибка ОШИБКА", "ошибка")).containsExactly(new Mark(0, 6), new Mark(7, 13));
        assertThat(marks("🚚 слон 🚚", "🚚")).containsExactly(new Mark(0, 2), new Mark(8, 10));
    }

    @Test
    void marksThatOverlapAreOne() {
        assertThat(marks("abcde", "abc", "cde")).containsExactly(new Mark(0, 5));
        assertThat(marks("abcde", "b", "abcd")).containsExactly(new Mark(0, 4));
        assertThat(marks("aaaa", "aa")).containsExactly(new Mark(0, 4));
    }

    @Test
    void whatIsTypedIsNoPattern() {
        assertThat(marks("a.c abc (x)", "a.c", "(")).containsExactly(new Mark(0, 3), new Mark(8, 9));
    }

    @Test
    void nothingIsMarkedWhereNothingIsSearchedForOrFound() {
        assertThat(marks("boom")).isEmpty();
        assertThat(marks("boom", "bang")).isEmpty();
        assertThat(marks("", "bang")).isEmpty();
    }

    @Test
    void ofVeryManyOnlyTheFirstAreMarked() {
        assertThat(marks("a ".repeat(100_000), "a")).hasSize(200);
    }

    @Test
    void aMarkedTextIsTheSameTextAndNeverMarkup() {
        String text = "<img src=x onerror=alert(1)> & boom";
        var paragraph = MarkedText.in(new Paragraph(), text, new WordMarks(List.of("<img", "boom")));
        assertThat(paragraph.getElement().getTextRecursively()).isEqualTo(text);
        assertThat(paragraph.getElement().getChildren().filter(child -> !child.isTextNode()))
                .extracting(child -> child.getTag() + " " + child.getText())
                .containsExactly("mark <img", "mark boom");
    }

    private static List<Mark> marks(String text, String... words) {
        return new WordMarks(List.of(words)).in(text);
    }
}
