package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.html.Paragraph;
import java.text.NumberFormat;

/** Warns where deletions are listed that can still be approved: how many of all records would go. */
final class DeletionNote extends Paragraph {

    DeletionNote() {
        addClassNames("sc-why", "preview-deletions");
        getElement().setAttribute("data-tone", "bad");
        setVisible(false);
    }

    void show(PlanRow plan, ItemQuery listed) {
        PlanRow.Counts counts = plan.counts();
        boolean areListed = listed.kind() == ChangeKind.DELETED || counts.deleted() == counts.total();
        setVisible(areListed && counts.deleted() > 0 && !plan.wasApproved());
        if (isVisible()) {
            setText(
                    counts.stored() < counts.deleted()
                            ? getTranslation("preview.deletions.many", counts.deleted())
                            : getTranslation(
                                    "preview.deletions.share",
                                    counts.deleted(),
                                    share(counts),
                                    number(counts.stored())));
        }
    }

    /** A hundredth of a per cent of a million is a hundred records: never said to be nothing. */
    private String share(PlanRow.Counts counts) {
        double share = 100.0 * counts.deleted() / counts.stored();
        NumberFormat format = NumberFormat.getNumberInstance(getLocale());
        format.setMaximumFractionDigits(share < 1 ? 2 : 1);
        return share < 0.01 ? "< " + format.format(0.01) : format.format(share);
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
