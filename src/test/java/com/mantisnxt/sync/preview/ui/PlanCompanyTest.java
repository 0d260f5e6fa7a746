package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A preview that two administrators have open at the same time. */
class PlanCompanyTest extends PlanPage {

    @Test
    void itemsThatAColleagueTakesOutGoOutOnTheOpenPageAndItSaysWhoDidIt() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=deleted&item=3");
        assertThat(text()).contains("Approve 12 changes");
        assertThat(news()).isEmpty();
        asColleague(() -> exclusions().exclude(preview, List.of(3, 4), "The season goes on"));
        awaitNews("Ann Other took items out");
        assertThat(text()).contains("Approve 10 changes", "Excluded 2");
        assertThat(panel()).as("the item that stands open").contains("Taken out by Ann Other: The season goes on");
        asColleague(() -> exclusions().include(preview, List.of(4)));
        awaitNews("Ann Other took items back in");
        assertThat(text()).contains("Approve 11 changes");
    }

    @Test
    void aFieldThatAColleagueTakesOutIsSeenAsWell() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=updated&item=1");
        asColleague(() -> exclusions().excludeField(preview, 1, "price", "Wrong list"));
        awaitNews("Ann Other took a field out");
        assertThat(panel()).contains("Wrong list");
        asColleague(() -> exclusions().includeField(preview, 1, "price"));
        awaitNews("Ann Other took a field back in");
        assertThat(panel()).doesNotContain("Wrong list");
    }

    @Test
    void theSecondApprovalIsSeenByWhoGaveTheFirst() {
        UUID preview = aPreviewOfChanges();
        set(Warning.PRICE_CHANGE, "40", Guardrail.Action.SECOND_APPROVER);
        open("previews/" + preview);
        approveInDialog();
        assertThat(text()).contains("Waits for a second person");
        asColleague(() -> context.getBean(PreviewApproval.class)
                .approve(preview, plans().get(preview).hash()));
        awaitNews("Ann Other approved it");
        assertThat(text()).contains("Approved by Ann Other").doesNotContain("Waits for a second person");
    }

    @Test
    void ofOnesOwnActsOneIsNotToldAgain() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=updated&item=1");
        test(button("Take item out")).click();
        test($(TextArea.class).single()).setValue("Ask the buyer first");
        test($(ConfirmDialog.class).single()).confirm();
        asColleague(() -> exclusions().exclude(preview, List.of(5), "Me too"));
        awaitNews("Ann Other took items out");
        test(button("Take item back in")).click();
        assertThat(plans().get(preview).counts().excluded()).isEqualTo(1);
        assertThat(text()).contains("Approve 11 changes").doesNotContain("Test User took");
    }

    @Test
    void whoLeavesThePageIsFollowedNoMore() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        PlanHead head = $view(PlanHead.class).single();
        open("previews");
        asColleague(() -> exclusions().exclude(preview, List.of(5), "Nobody looks"));
        open("previews/" + preview);
        assertThat(text()).contains("Approve 11 changes");
        assertThat(news()).as("it was so when the page was opened").isEmpty();
        assertThat(head.isAttached()).isFalse();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.PENDING);
    }

    private Exclusions exclusions() {
        return context.getBean(Exclusions.class);
    }

    private void awaitNews(String said) {
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(news()).hasSize(1).allMatch(text -> text.startsWith(said));
        });
    }

    private List<String> news() {
        return $view(Paragraph.class).withCondition(line -> line.hasClassName("preview-news")).all().stream()
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }
}
