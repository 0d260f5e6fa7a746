package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.export.ItemExport;
import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.ApprovalWithdrawal;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.FieldExclusions;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.MovedAtSource;
import com.mantisnxt.sync.preview.plan.MovedRecords;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanTail;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.preview.plan.TellingChanges;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the screen of a connection's preview asks and does. */
@Component
record PlanServices(
        Plans plans,
        PlanItems items,
        TellingChanges telling,
        MovedRecords moved,
        MovedAtSource atSource,
        ItemExport export,
        Exclusions exclusions,
        FieldExclusions fields,
        Guardrails guardrails,
        PreviewSettings settings,
        PreviewApproval approval,
        ApprovalWithdrawal withdrawal,
        PlanResults results,
        Sources sources,
        Connections connections,
        PreviewRequests requests,
        PlanTail tail,
        ProgressFeed feed,
        Syncs syncs,
        SyncCommands commands,
        CurrentCaller caller,
        Clock clock) {

    /** A courtesy: the services check again. */
    boolean mayDecide() {
        return caller.find().filter(who -> who.may(Right.APPROVE)).isPresent();
    }

    boolean maySteer() {
        return caller.find().filter(who -> who.may(Right.STEER)).isPresent();
    }

    /** A courtesy, too: nobody approves twice. */
    boolean hasApproved(List<Approval> approvals) {
        return caller.find()
                .filter(who -> approvals.stream()
                        .anyMatch(
                                given -> given.withdrawn() == null && given.by().equals(who.user())))
                .isPresent();
    }

    /** Whether to offer it: a courtesy as well. */
    boolean isWithdrawable(PlanRow plan) {
        return mayDecide() && withdrawal.isPossible(plan);
    }

    /** Why nobody can approve it as it is, although it is open; null where somebody can. */
    @Nullable
    String obstacle(PlanRow plan) {
        if (!plan.isOpen(clock.instant()) || plan.counts().total() == 0) {
            return null;
        }
        try {
            approval.checkStillOfItsSource(plan);
            return null;
        } catch (Refused refused) {
            return refused.reason();
        }
    }

    /** What is left of a preview when its exclusions are taken off. */
    Map<ChangeKind, Integer> counts(PlanRow plan) {
        Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            counts.put(
                    kind,
                    plan.counts().excluded() == 0
                            ? plan.counts().of(kind)
                            : items.count(plan.preview(), ItemQuery.of(kind).withExcluded(false)));
        }
        return counts;
    }

    /** Empty where the preview is of no connection, or of one that is gone. */
    String connection(PlanRow plan) {
        try {
            return plan.connection() == null ? "" : sources.name(plan.connection());
        } catch (Refused gone) {
            return "";
        }
    }
}
