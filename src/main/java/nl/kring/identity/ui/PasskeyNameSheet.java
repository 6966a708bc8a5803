package nl.kring.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import nl.kring.identity.DeviceService;
import nl.kring.identity.PasskeyView;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;

/** Gives a passkey a name that its owner knows it by. */
class PasskeyNameSheet extends Sheet {
    final TextField name = new TextField(getTranslation("device.passkey.name"));

    PasskeyNameSheet(DeviceService devices, PasskeyView passkey, Runnable changed) {
        super("");
        title(getTranslation("device.passkey.call"));
        name.setValue(passkey.label());
        name.setMaxLength(80);
        name.addClassName("wide");
        Button[] keep = new Button[1];
        keep[0] = Buttons.large(Buttons.primary(getTranslation("device.passkey.keep"), () -> {
            if (Written.kept(name.getValue()).isEmpty()) {
                name.setErrorMessage(getTranslation("first.missing"));
                name.setInvalid(true);
            } else if (attempt(keep[0], () -> devices.callPasskey(passkey.id(), name.getValue()))) {
                close();
                changed.run();
            }
        }));
        ask(name);
        act(keep[0]);
    }
}
