package com.mantisnxt.sync.activity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

/** Writes a text into a component with what was searched for marked; always as text, never as HTML. */
final class MarkedText {

    private MarkedText() {}

    static <C extends Component> C in(C component, String text, WordMarks words) {
        Element element = component.getElement();
        int done = 0;
        for (WordMarks.Mark mark : words.in(text)) {
            element.appendChild(Element.createText(text.substring(done, mark.from())));
            element.appendChild(new Element("mark").setText(text.substring(mark.from(), mark.to())));
            done = mark.to();
        }
        element.appendChild(Element.createText(text.substring(done)));
        return component;
    }
}
