package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** The administrators' view. */
@Route("admin")
@PageTitle("Administration · Sync Console")
@RolesAllowed("ADMIN")
class AdminView extends Div {}
