import { Route, Router } from '@solidjs/router';
import { type JSX, lazy } from 'solid-js';
import { AccountArea } from './accounts/account-area.tsx';
import { HomePage } from './accounts/home-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { SignedIn } from './sessions/signed-in.tsx';
import { SignInPage } from './sessions/sign-in-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { OpenArea } from './shell/open-area.tsx';
import { Shell } from './shell/shell.tsx';

const AccountPage = lazy(async () => ({ default: (await import('./accounts/account-page.tsx')).AccountPage }));
const AccountsPage = lazy(async () => ({ default: (await import('./settings/accounts-page.tsx')).AccountsPage }));
const ActivationPage = lazy(async () => ({
  default: (await import('./registration/activation-page.tsx')).ActivationPage,
}));
const AddAccountPage = lazy(async () => ({
  default: (await import('./settings/add-account-page.tsx')).AddAccountPage,
}));
const AutopayAccountsPage = lazy(async () => ({
  default: (await import('./settings/autopay-accounts-page.tsx')).AutopayAccountsPage,
}));
const AutopayPage = lazy(async () => ({ default: (await import('./autopay/autopay-page.tsx')).AutopayPage }));
const BillPage = lazy(async () => ({ default: (await import('./bills/bill-page.tsx')).BillPage }));
const BillsPage = lazy(async () => ({ default: (await import('./bills/bills-page.tsx')).BillsPage }));
const ChangePasswordPage = lazy(async () => ({
  default: (await import('./settings/change-password-page.tsx')).ChangePasswordPage,
}));
const ChargesPage = lazy(async () => ({ default: (await import('./charges/charges-page.tsx')).ChargesPage }));
const ConsumptionPage = lazy(async () => ({
  default: (await import('./consumption/consumption-page.tsx')).ConsumptionPage,
}));
const ContactsPage = lazy(async () => ({ default: (await import('./contacts/contacts-page.tsx')).ContactsPage }));
const ConsentsPage = lazy(async () => ({ default: (await import('./consents/consents-page.tsx')).ConsentsPage }));
const ContactsSettingsPage = lazy(async () => ({
  default: (await import('./settings/contacts-page.tsx')).ContactsSettingsPage,
}));
const DeliveryPage = lazy(async () => ({ default: (await import('./settings/delivery-page.tsx')).DeliveryPage }));
const LegalPage = lazy(async () => ({ default: (await import('./legal/legal-page.tsx')).LegalPage }));
const LegalTextPage = lazy(async () => ({ default: (await import('./legal/legal-text-page.tsx')).LegalTextPage }));
const MorePage = lazy(async () => ({ default: (await import('./shell/more-page.tsx')).MorePage }));
const PasswordPage = lazy(async () => ({ default: (await import('./password/password-page.tsx')).PasswordPage }));
const PastReadingsPage = lazy(async () => ({
  default: (await import('./history/past-readings-page.tsx')).PastReadingsPage,
}));
const PayPage = lazy(async () => ({ default: (await import('./payments/pay-page.tsx')).PayPage }));
const PaymentsPage = lazy(async () => ({ default: (await import('./payments/payments-page.tsx')).PaymentsPage }));
const PinPage = lazy(async () => ({ default: (await import('./device/pin-page.tsx')).PinPage }));
const ReadingsPage = lazy(async () => ({ default: (await import('./meters/readings-page.tsx')).ReadingsPage }));
const ReceiptLinkPage = lazy(async () => ({
  default: (await import('./receipts/receipt-link-page.tsx')).ReceiptLinkPage,
}));
const ReceiptPage = lazy(async () => ({ default: (await import('./receipts/receipt-page.tsx')).ReceiptPage }));
const RegistrationPage = lazy(async () => ({
  default: (await import('./registration/registration-page.tsx')).RegistrationPage,
}));
const ReturnPage = lazy(async () => ({ default: (await import('./payments/return-page.tsx')).ReturnPage }));
const SessionsPage = lazy(async () => ({ default: (await import('./settings/sessions-page.tsx')).SessionsPage }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }));
const StatementPage = lazy(async () => ({ default: (await import('./statement/statement-page.tsx')).StatementPage }));

/** The portal's addresses. An account stands in the address, so that a link, a reload and two tabs keep their place. */
export function App(): JSX.Element {
  return (
    <Router root={Shell} scrollRestoration>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/" component={OpenArea}>
        <Route path="/registration" component={RegistrationPage} />
        <Route path="/activation" component={ActivationPage} />
        <Route path="/password" component={PasswordPage} />
        <Route path="/contacts" component={ContactsPage} />
        <Route path="/receipt" component={ReceiptLinkPage} />
        <Route path="/legal" component={LegalPage} />
        <Route path="/legal/:kind" component={LegalTextPage} />
      </Route>
      <Route path="/" component={SignedIn}>
        <Route path="/" component={HomePage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/settings/accounts" component={AccountsPage} />
        <Route path="/settings/accounts/add" component={AddAccountPage} />
        <Route path="/settings/password" component={ChangePasswordPage} />
        <Route path="/settings/contacts" component={ContactsSettingsPage} />
        <Route path="/settings/consents" component={ConsentsPage} />
        <Route path="/settings/autopay" component={AutopayAccountsPage} />
        <Route path="/settings/delivery" component={DeliveryPage} />
        <Route path="/settings/pin" component={PinPage} />
        <Route path="/settings/sessions" component={SessionsPage} />
        <Route path="/pay/:payment" component={ReturnPage} />
        <Route path="/receipts/:payment" component={ReceiptPage} />
        <Route path="/a/:account" component={AccountArea}>
          <Route path="/" component={OverviewPage} />
          <Route path="/information" component={AccountPage} />
          <Route path="/readings" component={ReadingsPage} />
          <Route path="/pay" component={PayPage} />
          <Route path="/autopay" component={AutopayPage} />
          <Route path="/statement" component={StatementPage} />
          <Route path="/bills" component={BillsPage} />
          <Route path="/bills/:period" component={BillPage} />
          <Route path="/charges" component={ChargesPage} />
          <Route path="/payments" component={PaymentsPage} />
          <Route path="/consumption" component={ConsumptionPage} />
          <Route path="/past-readings" component={PastReadingsPage} />
          <Route path="/more" component={MorePage} />
        </Route>
      </Route>
      <Route path="*" component={NotFoundPage} />
    </Router>
  );
}
