package scot.adp.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.FooterLinks;
import scot.adp.shell.parts.Page;

/** Signs in with a demonstration account. */
@Route(value = "sign-in", layout = SignInFrame.class)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

	final LoginForm form = new LoginForm();

	SignInView() {
		setId(Page.ID);
		getElement().setAttribute("tabindex", "-1");
		addClassName("sign-in");
		var texts = LoginI18n.createDefault();
		texts.getForm().setTitle(getTranslation("sign-in.form"));
		texts.getForm().setUsername(getTranslation("sign-in.name"));
		texts.getForm().setPassword(getTranslation("sign-in.password"));
		texts.getForm().setSubmit(getTranslation("sign-in.submit"));
		texts.getErrorMessage().setTitle(getTranslation("sign-in.refused"));
		texts.getErrorMessage().setMessage(getTranslation("sign-in.refused.what"));
		form.setI18n(texts);
		form.setAction("sign-in");
		form.setForgotPasswordButtonVisible(false);
		var card = new Div(new H1(getTranslation("app.name")), new Paragraph(getTranslation("sign-in.purpose")), form,
				new Paragraph(getTranslation("sign-in.accounts")));
		card.addClassName("sign-in-card");
		add(card, new FooterLinks());
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("sign-in.submit");
	}

}
