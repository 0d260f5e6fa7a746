package com.mantisnxt.sync.preview.api;

import static com.mantisnxt.sync.preview.api.PreviewBodies.required;

import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.ApprovalWithdrawal;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.unpack.Unpacking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Previews", description = "What a sync would change, before it does.")
@RestController
@RequestMapping("/api/v1/previews")
class PreviewController {

    private final PreviewRequests requests;
    private final Plans plans;
    private final PreviewApproval approval;
    private final ApprovalWithdrawal withdrawal;
    private final PlanResults results;
    private final Unpacking unpacking;

    PreviewController(
            PreviewRequests requests,
            Plans plans,
            PreviewApproval approval,
            ApprovalWithdrawal withdrawal,
            PlanResults results,
            Unpacking unpacking) {
        this.requests = requests;
        this.plans = plans;
        this.approval = approval;
        this.withdrawal = withdrawal;
        this.results = results;
        this.unpacking = unpacking;
    }

    @Schema(name = "RequestedPreview")
    record Requested(
            UUID id,

            @Schema(description = "false: it was asked for within the hour, and this is that preview")
            boolean created) {}

    @Schema(name = "RetriedPreview")
    record Retried(String syncId) {}

    @Operation(
            summary = "Have a preview of a connection computed",
            description = "Answers at once; the preview is computed as a sync of the live board.")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Requested compute(@RequestBody PreviewBodies.Compute body) {
        var requested = requests.request(
                required("connectionId", body.connectionId()), required("entityType", body.entityType()));
        return new Requested(requested.preview(), requested.created());
    }

    @Operation(
            summary = "One preview, without its items",
            description =
                    "One that a service wrote by plain SQL is unpacked when it is first asked for: it is computing"
                            + " until it can be decided on, or failed where it can't be.")
    @GetMapping("/{preview}")
    PlanView get(@PathVariable UUID preview) {
        return PlanView.of(unpacking.get(preview));
    }

    @Operation(
            summary = "Approve a preview",
            description = "Exactly what the hash stands for is applied, or the request is refused with the reason.")
    @PostMapping("/{preview}/approve")
    PlanView approve(@PathVariable UUID preview, @RequestBody PreviewBodies.Approve body) {
        return PlanView.of(approval.approve(preview, required("hash", body.hash())));
    }

    @Operation(
            summary = "Withdraw the approval of a preview",
            description =
                    "While a second approval is awaited, or until its service has fetched the order to apply it; after"
                            + " that it is refused as already_taken. The preview is open again as long as it may be"
                            + " approved.")
    @DeleteMapping("/{preview}/approval")
    PlanView withdraw(@PathVariable UUID preview) {
        return PlanView.of(withdrawal.withdraw(preview));
    }

    @Operation(summary = "Who approved a preview, and who withdrew it")
    @GetMapping("/{preview}/approvals")
    List<Approval> approvals(@PathVariable UUID preview) {
        plans.get(preview);
        return approval.approvals(preview);
    }

    @Operation(summary = "What became of the items of an approved preview, in numbers")
    @GetMapping("/{preview}/result")
    ResultView result(@PathVariable UUID preview) {
        return ResultView.of(results.of(preview));
    }

    @Operation(summary = "Apply again what was rejected")
    @PostMapping("/{preview}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Retried retry(@PathVariable UUID preview) {
        return new Retried(results.retryRejected(preview));
    }
}
