import { readAbsence } from './absences/read';
import { recordAbsence } from './absences/record';
import { changePassword } from './account/change-password';
import { mailProofAgain, proveAddress, readProof } from './account/prove-address';
import { requestReset } from './account/request-reset';
import { resetLinkWorks, resetPassword } from './account/reset-password';
import { confirmSession, endOneSession, endOtherSessions, listSessions } from './account/sessions';
import { listAddOns } from './add-ons/read';
import { removeAddOn, saveAddOn } from './add-ons/save';
import { createApiKey, removeApiKey, replaceApiKey } from './api-keys/manage';
import { listApiKeys } from './api-keys/read';
import { readMonth } from './availability/month';
import { readDates, readSlots } from './availability/read';
import { listBlackouts } from './blackouts/read';
import { removeBlackout, saveBlackout } from './blackouts/save';
import { removeBookingFile, shareBookingFile } from './booking-files/change';
import { listBookingFiles, listOwnFiles, openBookingFile, openOwnFile } from './booking-files/read';
import { cancelBookingFile, finishBookingFile, startBookingFile } from './booking-files/upload';
import { bookByPhone } from './bookings/book-by-phone';
import { cancelBooking, previewCancellation } from './bookings/cancel';
import { createBooking } from './bookings/create';
import { leaveHold, leaveHolds } from './bookings/leave-holds';
import { moveBooking, previewMove } from './bookings/move';
import { quoteBasket } from './bookings/quote';
import { listAnswered, listBookings, readBooking, readWhoMayTake } from './bookings/read';
import { readAgreed, readCalendarFile, readOwnBooking, readReceipt } from './bookings/read-own';
import { recordAttendance } from './bookings/record-attendance';
import { saveAddress } from './bookings/save-address';
import { saveNotes } from './bookings/save-notes';
import { sendLink } from './bookings/send-link';
import { readTouched } from './bookings/touched';
import { changeAddress } from './business/change-address';
import { readBusiness, readTenantClock } from './business/read';
import { saveBusiness } from './business/save';
import { listFeeds, makeFeed, removeFeed } from './calendars/feeds';
import {
  beginGoogle,
  connectGoogle,
  disconnectGoogle,
  listGoogleAccounts,
  listGoogleCalendars,
} from './calendars/google';
import { addGoogleCalendar } from './calendars/google-sources';
import { acceptProposal, declineProposal, listProposals } from './calendars/proposals';
import { readFeed } from './calendars/read-feed';
import { writeBookingsThere } from './calendars/set-writes';
import {
  addCalendarSource,
  changeCalendarSource,
  listSources,
  readClashes,
  removeCalendarSource,
} from './calendars/sources';
import { readAddOns, readPackage, readPackages, readTenantConfig } from './catalogue/parts';
import { findRenamedPackage, readCatalogue, readPublicSite } from './catalogue/read-public';
import { readUnbookable } from './catalogue/unbookable';
import { payBalance } from './checkouts/pay-balance';
import { payHold, payMove } from './checkouts/pay-open';
import { recordPayment } from './checkouts/record-payment';
import { payableCountries } from './connect/country';
import { refreshOnboarding, startOnboarding } from './connect/onboarding';
import { readPayouts } from './connect/read';
import { eraseConversation, eraseConversations, exportConversations } from './conversations/keep';
import { readAssistant, readConversation } from './conversations/read';
import { sendMessage } from './conversations/send';
import { eraseCustomer } from './customers/erase';
import { exportCustomer } from './customers/export';
import { listCustomers, readCustomer } from './customers/read';
import { saveCustomer } from './customers/save';
import { raceForOneDate } from './demo/race';
import { listExports, removeExport, saveExport, startExport } from './exports/manage';
import { cancelUpload, describeFile, removeFile } from './files/change';
import { finishUpload } from './files/finish';
import { listFiles, listPictures, readStorage } from './files/read';
import { startUpload } from './files/start';
import { sendLinksAgain } from './links/send-again';
import { acceptInvitation, readInvitation } from './members/accept-invitation';
import { changeRole, removeMember } from './members/change';
import { chooseMails, readMailChoice } from './members/choose-mails';
import { inviteMember, withdraw } from './members/invite';
import { listMembers, readInvitations } from './members/read';
import { readSecurityLog } from './members/security-log';
import { removePackage, reorderPackages, showPackage } from './packages/arrange';
import { createPackage } from './packages/create';
import { listPackages } from './packages/read';
import { savePackage } from './packages/save';
import { readHealth } from './platform/health';
import { beginImpersonation, endImpersonation } from './platform/impersonation';
import { removeJob, retryDeadJobs, retryJob } from './platform/jobs';
import {
  listEvents,
  listJobs,
  listOperatorEntries,
  listTenants,
  readEventPayload,
  readFigures,
} from './platform/read';
import { restoreTenant, setCommission, suspendTenant } from './platform/tenants';
import { readPolicy } from './policy/read';
import { savePolicy } from './policy/save';
import { connectProgram } from './programs/connect';
import { endProgramToken } from './programs/end-access';
import { exchangeProgramToken } from './programs/exchange';
import { disconnectProgram, listPrograms } from './programs/list';
import { readProgramRequest } from './programs/read-request';
import { registerProgram } from './programs/register';
import { confirmToolProposal, declineToolProposal } from './proposals/answer';
import { listToolProposals, readToolProposal } from './proposals/read';
import { readDueMoney } from './refunds/due-money';
import { markHandedBack, readOwedRefunds, refundPayment, retryRefund } from './refunds/refund';
import { listResources } from './resources/read';
import { saveResource } from './resources/save';
import { listSchedules } from './schedules/read';
import { removeOverride, removeSchedule, saveOverride, saveSchedule } from './schedules/save';
import { beginSecondFactor, finishSecondFactor, turnOffSecondFactor } from './second-factor/set-up';
import { listSegments } from './segments/read';
import { removeSegment, saveSegment } from './segments/save';
import { listServices } from './services/read';
import { removeService } from './services/remove';
import { saveService } from './services/save';
import { addBusiness } from './sign-up/add-business';
import { dismissSetUp, readSetUp, tickStep } from './sign-up/checklist';
import { fillSetUp } from './sign-up/fill';
import { goLive } from './sign-up/go-live';
import { confirmGuess, listGuesses } from './sign-up/guesses';
import { signUp } from './sign-up/sign-up';
import { readSiteAssistant, switchSiteAssistant } from './site/assistant';
import { readSite } from './site/read';
import { saveSite } from './site/save';
import { listToolCalls } from './tool-calls/read';
import { undoToolCall } from './tool-calls/undo';
import { answerVisitor } from './visits/answer-visitor';

/** Every operation of the product, by its name. Written by `npm run operations`; `unit/operations` fails when it is out of date. */
export const registry = {
  'absence.read': readAbsence,
  'absence.record': recordAbsence,
  'add_on.list': listAddOns,
  'add_on.list_public': readAddOns,
  'add_on.remove': removeAddOn,
  'add_on.save': saveAddOn,
  'address_proof.accept': proveAddress,
  'address_proof.read': readProof,
  'address_proof.send': mailProofAgain,
  'api_key.create': createApiKey,
  'api_key.list': listApiKeys,
  'api_key.replace': replaceApiKey,
  'api_key.revoke': removeApiKey,
  'assistant.read': readAssistant,
  'availability.list_dates': readDates,
  'availability.list_slots': readSlots,
  'availability.read_month': readMonth,
  'basket.quote': quoteBasket,
  'blackout.list': listBlackouts,
  'blackout.remove': removeBlackout,
  'blackout.save': saveBlackout,
  'booking.cancel': cancelBooking,
  'booking.create': createBooking,
  'booking.create_by_phone': bookByPhone,
  'booking.leave_hold': leaveHold,
  'booking.leave_holds': leaveHolds,
  'booking.list': listBookings,
  'booking.list_in_full': listAnswered,
  'booking.list_who_may_take': readWhoMayTake,
  'booking.move': moveBooking,
  'booking.pay_balance': payBalance,
  'booking.pay_hold': payHold,
  'booking.pay_move': payMove,
  'booking.preview_cancel': previewCancellation,
  'booking.preview_move': previewMove,
  'booking.read': readBooking,
  'booking.read_agreed': readAgreed,
  'booking.read_calendar_file': readCalendarFile,
  'booking.read_own': readOwnBooking,
  'booking.read_receipt': readReceipt,
  'booking.record_attendance': recordAttendance,
  'booking.save_address': saveAddress,
  'booking.save_notes': saveNotes,
  'booking.send_link': sendLink,
  'booking.send_links_again': sendLinksAgain,
  'booking_file.cancel_upload': cancelBookingFile,
  'booking_file.finish_upload': finishBookingFile,
  'booking_file.list': listBookingFiles,
  'booking_file.list_own': listOwnFiles,
  'booking_file.open': openBookingFile,
  'booking_file.open_own': openOwnFile,
  'booking_file.remove': removeBookingFile,
  'booking_file.share': shareBookingFile,
  'booking_file.start_upload': startBookingFile,
  'business.add': addBusiness,
  'business.change_address': changeAddress,
  'business.go_live': goLive,
  'business.read': readBusiness,
  'business.read_clock': readTenantClock,
  'business.read_public': readTenantConfig,
  'business.save': saveBusiness,
  'business.sign_up': signUp,
  'calendar.preview_change': readTouched,
  'calendar_feed.list': listFeeds,
  'calendar_feed.make': makeFeed,
  'calendar_feed.read': readFeed,
  'calendar_feed.revoke': removeFeed,
  'calendar_proposal.accept': acceptProposal,
  'calendar_proposal.decline': declineProposal,
  'calendar_proposal.list': listProposals,
  'calendar_source.add': addCalendarSource,
  'calendar_source.add_google': addGoogleCalendar,
  'calendar_source.change': changeCalendarSource,
  'calendar_source.list': listSources,
  'calendar_source.list_clashes': readClashes,
  'calendar_source.remove': removeCalendarSource,
  'calendar_source.set_writes': writeBookingsThere,
  'catalogue.list_unbookable': readUnbookable,
  'catalogue.read': readCatalogue,
  'conversation.erase': eraseConversation,
  'conversation.erase_all': eraseConversations,
  'conversation.export': exportConversations,
  'conversation.read': readConversation,
  'conversation.send': sendMessage,
  'country.list': payableCountries,
  'customer.erase': eraseCustomer,
  'customer.export': exportCustomer,
  'customer.list': listCustomers,
  'customer.read': readCustomer,
  'customer.save': saveCustomer,
  'demo.race': raceForOneDate,
  'event.list': listEvents,
  'event.read_payload': readEventPayload,
  'export.list': listExports,
  'export.remove': removeExport,
  'export.save': saveExport,
  'export.start': startExport,
  'file.cancel_upload': cancelUpload,
  'file.describe': describeFile,
  'file.finish_upload': finishUpload,
  'file.list': listFiles,
  'file.list_pictures': listPictures,
  'file.read_storage': readStorage,
  'file.remove': removeFile,
  'file.start_upload': startUpload,
  'google_account.begin': beginGoogle,
  'google_account.connect': connectGoogle,
  'google_account.disconnect': disconnectGoogle,
  'google_account.list': listGoogleAccounts,
  'google_account.list_calendars': listGoogleCalendars,
  'guess.confirm': confirmGuess,
  'guess.list': listGuesses,
  'impersonation.begin': beginImpersonation,
  'impersonation.end': endImpersonation,
  'invitation.accept': acceptInvitation,
  'invitation.list': readInvitations,
  'invitation.read': readInvitation,
  'job.discard': removeJob,
  'job.list': listJobs,
  'job.retry': retryJob,
  'job.retry_all': retryDeadJobs,
  'mail_choice.read': readMailChoice,
  'mail_choice.save': chooseMails,
  'member.change_role': changeRole,
  'member.invite': inviteMember,
  'member.list': listMembers,
  'member.remove': removeMember,
  'member.withdraw_invitation': withdraw,
  'money.list_due': readDueMoney,
  'operator_log.list': listOperatorEntries,
  'package.create': createPackage,
  'package.find_renamed': findRenamedPackage,
  'package.list': listPackages,
  'package.list_public': readPackages,
  'package.read_public': readPackage,
  'package.remove': removePackage,
  'package.reorder': reorderPackages,
  'package.save': savePackage,
  'package.set_active': showPackage,
  'password.change': changePassword,
  'password.check_reset_link': resetLinkWorks,
  'password.request_reset': requestReset,
  'password.reset': resetPassword,
  'payment.record': recordPayment,
  'payment.refund': refundPayment,
  'payout.connect': startOnboarding,
  'payout.read': readPayouts,
  'payout.refresh': refreshOnboarding,
  'platform.read_figures': readFigures,
  'platform.read_health': readHealth,
  'policy.read': readPolicy,
  'policy.save': savePolicy,
  'program.connect': connectProgram,
  'program.disconnect': disconnectProgram,
  'program.end_token': endProgramToken,
  'program.exchange': exchangeProgramToken,
  'program.list': listPrograms,
  'program.read_request': readProgramRequest,
  'program.register': registerProgram,
  'proposal.confirm': confirmToolProposal,
  'proposal.decline': declineToolProposal,
  'proposal.list': listToolProposals,
  'proposal.read': readToolProposal,
  'refund.list_owed': readOwedRefunds,
  'refund.mark_handed_back': markHandedBack,
  'refund.retry': retryRefund,
  'resource.list': listResources,
  'resource.save': saveResource,
  'schedule.list': listSchedules,
  'schedule.remove': removeSchedule,
  'schedule.remove_override': removeOverride,
  'schedule.save': saveSchedule,
  'schedule.save_override': saveOverride,
  'second_factor.begin': beginSecondFactor,
  'second_factor.turn_off': turnOffSecondFactor,
  'second_factor.turn_on': finishSecondFactor,
  'security_log.list': readSecurityLog,
  'segment.list': listSegments,
  'segment.remove': removeSegment,
  'segment.save': saveSegment,
  'service.list': listServices,
  'service.remove': removeService,
  'service.save': saveService,
  'session.confirm': confirmSession,
  'session.end': endOneSession,
  'session.end_others': endOtherSessions,
  'session.list': listSessions,
  'set_up.dismiss': dismissSetUp,
  'set_up.fill': fillSetUp,
  'set_up.read': readSetUp,
  'set_up.tick': tickStep,
  'site.read': readSite,
  'site.read_assistant': readSiteAssistant,
  'site.read_public': readPublicSite,
  'site.save': saveSite,
  'site.switch_assistant': switchSiteAssistant,
  'tenant.list': listTenants,
  'tenant.restore': restoreTenant,
  'tenant.set_commission': setCommission,
  'tenant.suspend': suspendTenant,
  'tool_call.list': listToolCalls,
  'tool_call.undo': undoToolCall,
  'visit.answer': answerVisitor,
} as const;
