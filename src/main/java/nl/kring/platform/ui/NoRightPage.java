package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import nl.kring.platform.NoRight;

/** Something that this person may not see yet, and who can change that. */
@AnonymousAllowed
class NoRightPage extends Composite<Div> implements HasErrorParameter<NoRight>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoRight> parameter) {
        getContent().removeAll();
        getContent()
                .add(new ErrorPage(
                        Icon.LOCK,
                        getTranslation("error.noright.title"),
                        Sorry.noRight(parameter.getException(), this)));
        return HttpStatusCode.FORBIDDEN.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("error.noright.title");
    }
}
