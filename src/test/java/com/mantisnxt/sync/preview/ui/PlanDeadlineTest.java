package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The time to decide is up while a preview is looked at. */
class PlanDeadlineTest extends PlanPage {

    private final MovedClock clock = new MovedClock();

    @Test
    void whatNobodyTouchesSaysByItselfThatItsTimeIsUp() {
        PlanBody body = show(aPreviewOfChanges());
        catchUp();
        assertThat(textOf(body)).contains("Waits for a decision", "Approve 12", "Expires in");
        assertThat($(Checkbox.class).all()).isNotEmpty();
        clock.move(Duration.ofHours(2));
        awaitTheEnd(body);
        assertThat(textOf(body))
                .contains("Refresh")
                .doesNotContain("Waits for a decision")
                .doesNotContain("Approve 12")
                .doesNotContain("Expires in");
        assertThat($(Checkbox.class).all())
                .as("what can't be approved is not narrowed either")
                .isEmpty();
    }

    @Test
    void whoMayNotDecideIsToldAsWell() {
        UUID preview = aPreviewOfChanges();
        signIn("Sue Porter", Role.SUPPORT);
        PlanBody body = show(preview);
        assertThat(textOf(body)).contains("Waits for a decision");
        clock.move(Duration.ofHours(2));
        awaitTheEnd(body);
        assertThat(textOf(body)).doesNotContain("Waits for a decision").doesNotContain("Refresh");
    }

    @Test
    void whatASecondOneDidNotApproveInTimeWaitsForNobody() {
        UUID preview = aPreviewOfChanges();
        set(Warning.PRICE_CHANGE, "40", Guardrail.Action.SECOND_APPROVER);
        context.getBean(PreviewApproval.class)
                .approve(preview, plans().get(preview).hash());
        PlanBody body = show(preview);
        assertThat(textOf(body)).contains("Waits for a second person", "it is applied when another administrator");
        clock.move(Duration.ofHours(2));
        awaitTheEnd(body);
        assertThat(textOf(body)).contains("Approved by Test User").doesNotContain("another administrator");
    }

    @Test
    void aBrowserWhoseClockIsAheadEndsNothing() {
        PlanBody body = show(aPreviewOfChanges());
        body.again();
        assertThat(textOf(body)).contains("Waits for a decision", "Approve 12");
    }

    private void awaitTheEnd(PlanBody body) {
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(textOf(body)).contains("Expired", "This preview has expired");
        });
    }

    private PlanBody show(UUID preview) {
        PlanBody body = new PlanBody(services(), next -> {}, next -> {});
        body.show(context.getBean(Previews.class).get(preview), plans().get(preview), PlanPlace.START);
        UI.getCurrent().add(body);
        return body;
    }

    private static String textOf(PlanBody body) {
        return body.getElement().getTextRecursively();
    }

    /** Those of the application, but for the clock. */
    private PlanServices services() {
        try {
            RecordComponent[] parts = PlanServices.class.getRecordComponents();
            PlanServices all = context.getBean(PlanServices.class);
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].getType() == Clock.class
                        ? clock
                        : parts[i].getAccessor().invoke(all);
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return PlanServices.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes as time does, ahead of it by as much as a test wants. */
    private static final class MovedClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void move(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
