package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityChunks;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.ErrorSyncs;
import com.mantisnxt.sync.activity.FailedRetries;
import com.mantisnxt.sync.activity.export.ActivityExport;
import com.mantisnxt.sync.activity.views.SavedViews;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;

/** What the tools in the head of the screen ask and do. */
@SpringComponent
@UIScope
record ToolServices(
        ActivitySearch search,
        ActivityChunks chunks,
        ActivityExport export,
        SavedViews views,
        ErrorSyncs errorSyncs,
        FailedRetries retries,
        People people,
        CurrentCaller caller) {}
