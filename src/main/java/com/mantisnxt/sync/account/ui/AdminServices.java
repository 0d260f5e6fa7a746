package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.account.Members;
import com.mantisnxt.sync.account.OneTimeLinks;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.base.ui.PageTab;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the administrators' view works with. */
@Component
record AdminServices(
        Members members,
        OneTimeLinks links,
        ApiTokens tokens,
        AuditTrail trail,
        List<PagePart> parts,
        List<PageTab> tabs) {}
