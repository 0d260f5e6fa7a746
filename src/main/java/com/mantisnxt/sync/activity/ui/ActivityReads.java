package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityCauses;
import com.mantisnxt.sync.activity.ActivityOverviews;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.ActivityTail;
import com.mantisnxt.sync.activity.SyncsOfEvents;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;

/** What the screen reads the log by. */
@SpringComponent
@UIScope
record ActivityReads(
        ActivitySearch search,
        ActivityOverviews overviews,
        ActivityCauses causes,
        ActivityTail tail,
        SyncsOfEvents syncs) {}
