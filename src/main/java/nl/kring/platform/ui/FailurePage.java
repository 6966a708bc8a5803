package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Something of ours went wrong while a page was made: not the reader's fault, with a code for who can help. */
@AnonymousAllowed
class FailurePage extends Composite<Div> implements HasErrorParameter<Exception>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = Failure.logged(parameter.getCaughtException());
        getContent().removeAll();
        getContent()
                .add(new ErrorPage(
                        Icon.AGAIN,
                        getTranslation("error.title"),
                        getTranslation("error.sentence"),
                        event.getLocation().getPath(),
                        getTranslation("error.code", failure.code())));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("error.title");
    }
}
