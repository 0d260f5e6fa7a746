package com.mantisnxt.sync.upkeep.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.upkeep.Caretakers;
import com.mantisnxt.sync.upkeep.DryRun;
import com.mantisnxt.sync.upkeep.RetentionSetting;
import com.mantisnxt.sync.upkeep.UpkeepOverview;
import com.mantisnxt.sync.upkeep.UpkeepQueue;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the page of the upkeep works with. */
@Component
record UpkeepServices(
        Caretakers caretakers,
        UpkeepOverview overview,
        RetentionSetting retention,
        DryRun dryRun,
        UpkeepQueue queue,
        List<PagePart> parts) {}
