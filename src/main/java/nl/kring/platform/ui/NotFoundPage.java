package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import nl.kring.platform.NotFound;

/** Something that is not there, or is none of the asker's business: looks like an unknown address. */
@AnonymousAllowed
class NotFoundPage extends Composite<Div> implements HasErrorParameter<NotFound>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
        getContent().removeAll();
        getContent().add(page(this));
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("error.notfound.title");
    }

    static ErrorPage page(Component asked) {
        return new ErrorPage(
                Icon.MAGNIFIER,
                asked.getTranslation("error.notfound.title"),
                asked.getTranslation("error.notfound.sentence"));
    }
}
